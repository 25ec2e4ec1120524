/** What is said where a token is asked for, by `connect` and by `channel refresh`. */
export const signIn = {
  /** The flags that both commands have. */
  options: {
    tokenFile: 'Read the access token from a file (- for standard input)',
    tokenStdin: 'Read the access token from standard input',
    login: 'Log in with Facebook in the browser instead of giving a token',
    appId: 'The app to log in to (default: WABACTL_APP_ID)',
    configId: 'Configuration of Facebook Login for Business, where the app uses that',
    browser: 'Open no browser and listen on no port; you paste the address that the login ends at',
    loginTimeout: 'How long to wait for the browser',
    appSecretFile: 'Read the app secret from a file (- for standard input)',
  },
  askWay: 'How will you sign in?',
  ways: {
    token: 'Paste the token of a system user (it belongs to no person and need not expire)',
    login: 'Log in with Facebook in the browser (a token of yours, for about 60 days)',
    explain: 'What is the difference, and where do I find these?',
  },
  explainWays: [
    'An access token is the key with which Meta lets a program use your WhatsApp account.',
    '',
    'A system user is an account for programs inside your business portfolio. Its token goes on when people change their password or leave. You need to be an administrator of the portfolio: business.facebook.com > Settings > Users > System users > Add; assign it your app and your WhatsApp account with full control; then Generate token, never to expire.',
    '',
    'Logging in makes a token of your own. It ends after about 60 days, or when you change your password, and then `wabactl channel refresh` renews it. You need an app with WhatsApp (developers.facebook.com > My apps), its id and its secret.',
  ].join('\n'),
  explainToken: [
    'Make the token at business.facebook.com > Settings > Users > System users > Generate token.',
    'Choose your app, and tick whatsapp_business_management and whatsapp_business_messaging.',
  ].join('\n'),
  askToken: 'Access token (it is not shown):',
  typed: 'the terminal',
  tryAgain: 'Please try once more, or leave with Ctrl-C.',
  instead: 'WABACTL_TOKEN, WABACTL_TOKEN_FILE, --token-stdin or --token-file',
  explainAppSecret: (appId: string | null) =>
    [
      'The app secret checks that deliveries really come from Meta, and sets where they go.',
      `It stands at ${appId === null ? 'developers.facebook.com > your app > App settings > Basic' : `https://developers.facebook.com/apps/${appId}/settings/basic/`}.`,
    ].join('\n'),
  askAppSecret: 'App secret (it is not shown; Enter to go on without):',
  explainLogin:
    'Logging in needs an app of yours with WhatsApp: developers.facebook.com > My apps > your app > App settings > Basic shows its id and its secret.',
  askAppId: 'App id:',
  needAppSecret: 'App secret of this app (it is not shown):',
  appSecretInstead: 'WABACTL_APP_SECRET, WABACTL_APP_SECRET_FILE or --app-secret-file',
  loginSource: (appId: string) => `login with app ${appId}`,
  opened: 'Your browser shows the page where Facebook asks for your consent. If it does not, open this address:',
  notOpened: 'No browser can be opened here (over SSH, in a container, or without a display).',
  waitingForLogin:
    'Waiting for the browser. If Facebook says there that the address is not allowed, your app is live: press Enter, and it is done another way.',
  explainPaste:
    'Open this address in any browser, on any machine, and agree. You end at a page that says "Success"; copy its address from the address bar at once, for it is good for some minutes only.',
  askPaste: 'The address that you ended at:',
  pasteUnrelated: 'That is not the address of the end of this login: it holds neither a code nor an error.',
  pasteOfOther: 'That address is of another login. Open the one above, and copy where it ends.',
  loggedIn: 'Facebook gave its consent. Making a token of it',
  inspecting: 'Checking the token',
  discovering: 'Looking for WhatsApp accounts and numbers',
  tokenOf: (owner: string, type: string, app: string | null) =>
    `This is a token of ${owner} (${type})${app === null ? '' : `, for the app ${app}`}.`,
  temporary: (when: string) => `This token expires ${when}. A system user's token can live for ever.`,
  dataAccessEnds: (when: string) =>
    `This token sees nothing any more ${when}, unless its owner logs in before: \`wabactl channel refresh --login\`.`,
  inspectionRefused: 'Meta did not let this token be inspected, so its permissions and its expiry are not known.',
  granted: {
    title: 'You can close this page',
    text: 'wabactl has what it needs. Go back to the terminal.',
  },
  denied: {
    title: 'Nothing was allowed',
    text: 'You said no, so nothing was changed. You can close this page.',
  },
  failed: {
    title: 'Facebook could not do it',
    text: 'The terminal says why. You can close this page.',
  },
  refused: {
    title: 'This is not the login that the terminal waits for',
    text: 'Nothing was taken from it. If you have several of these pages, use the newest.',
  },
};
