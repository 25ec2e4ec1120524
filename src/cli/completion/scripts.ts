import type { Completable, OptionWords } from './describe-commands.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

export function toScript(shell: Shell, places: readonly Completable[]): string {
  return { bash: toBash, zsh: toZsh, fish: toFish }[shell](places);
}

const key = (words: readonly string[]): string => ['wabactl', ...words].join(' ');
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** bash knows words only; the place is found by walking over the words that are known. */
function toBash(places: readonly Completable[]): string {
  const cases = places.map(({ words, next, options }) => {
    const offered = [...next.map(({ word }) => word), ...options.flatMap(({ names }) => names)];
    return `    ${quote(key(words))}) words=${quote(offered.join(' '))} ;;`;
  });
  const values = valueCases(places).map(([names, offered]) => `    ${names.join('|')}) values=${quote(offered)} ;;`);
  const known = places.filter(({ words }) => words.length > 0).map(({ words }) => quote(key(words)));
  return `# bash completion for wabactl
_wabactl() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" place='wabactl' words='' values='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$place $word" in
      ${known.join('|')}) place="$place $word" ;;
    esac
  done
  case "$previous" in
${values.join('\n')}
  esac
  case "$place" in
${cases.join('\n')}
  esac
  if [[ -n $values ]]; then words="$values"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [[ \${#COMPREPLY[@]} -eq 0 ]]; then COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -F _wabactl wabactl
`;
}

/** Options with a closed list of values, each list once. */
function valueCases(places: readonly Completable[]): [names: string[], offered: string][] {
  const lists = new Map<string, Set<string>>();
  for (const { names, values } of places.flatMap(({ options }) => options)) {
    if (values.length === 0) continue;
    const list = values.join(' ');
    lists.set(list, new Set([...(lists.get(list) ?? []), ...names]));
  }
  return [...lists].map(([offered, names]) => [[...names], offered]);
}

/** zsh shows a description beside each word. */
function toZsh(places: readonly Completable[]): string {
  const describe = (word: string, help: string) => quote(`${word.replaceAll(':', '\\:')}:${help}`);
  const cases = places.map(({ words, next, options }) => {
    const nouns = next.map(({ word, summary }) => describe(word, summary)).join(' ');
    const flags = options.flatMap((option) => option.names.map((name) => describe(name, option.help))).join(' ');
    return `    ${quote(key(words))}) nouns=(${nouns}); flags=(${flags}) ;;`;
  });
  const values = valueCases(places).map(
    ([names, offered]) => `    ${names.join('|')}) compadd -- ${offered}; return ;;`,
  );
  const known = places.filter(({ words }) => words.length > 0).map(({ words }) => quote(key(words)));
  return `#compdef wabactl
_wabactl() {
  local place='wabactl' word
  local -a nouns flags
  for word in "\${words[@]:1:$((CURRENT-2))}"; do
    case "$place $word" in
      ${known.join('|')}) place="$place $word" ;;
    esac
  done
  case "\${words[CURRENT-1]}" in
${values.join('\n')}
  esac
  case "$place" in
${cases.join('\n')}
  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    _describe -o option flags
  elif (( \${#nouns} )); then
    _describe command nouns
  else
    _files
  fi
}
if [ "$funcstack[1]" = "_wabactl" ]; then _wabactl "$@"; else compdef _wabactl wabactl; fi
`;
}

/** fish takes one line for each word and option, with the condition under which it is offered. */
function toFish(places: readonly Completable[]): string {
  const lines = places.flatMap(({ words, next, options }) => {
    const condition = quote(`__wabactl_at ${words.join(' ')}`.trim());
    return [
      ...next.map(
        ({ word, summary }) => `complete -c wabactl -n ${condition} -f -a ${quote(word)} -d ${quote(summary)}`,
      ),
      ...options.map((option) => fishOption(option, condition)),
    ];
  });
  const nested = places.filter(({ words }) => words.length > 0).map(({ words }) => quote(words.join(' ')));
  return `# fish completion for wabactl
function __wabactl_at
  set -l place
  for word in (commandline -opc)[2..-1]
    if contains -- (string join ' ' $place $word) ${nested.join(' ')}
      set -a place $word
    end
  end
  test "$place" = "$argv"
end
${lines.join('\n')}
`;
}

function fishOption({ names, help, takesValue, values }: OptionWords, condition: string): string {
  const spelt = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ');
  const value = values.length > 0 ? ` -x -a ${quote(values.join(' '))}` : takesValue ? ' -r' : '';
  return `complete -c wabactl -n ${condition} ${spelt}${value} -d ${quote(help)}`;
}
