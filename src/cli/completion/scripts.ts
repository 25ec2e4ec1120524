import type { Completable, OptionWords } from './describe-commands.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

export function toScript(shell: Shell, places: readonly Completable[]): string {
  return { bash: toBash, zsh: toZsh, fish: toFish }[shell](places);
}

const key = (words: readonly string[]): string => ['wabactl', ...words].join(' ');
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * bash knows words only; the place is found by walking over the words that are known. Where nothing is offered it
 * completes file names by itself (`-o default`), which is right for values and arguments.
 */
function toBash(places: readonly Completable[]): string {
  const cases = places.map(({ words, next, options }) => {
    const flags = options.flatMap(({ names }) => names).join(' ');
    return `    ${quote(key(words))}) nouns=${quote(next.map(({ word }) => word).join(' '))} flags=${quote(flags)} ;;`;
  });
  const values = valueCases(places).map(([names, offered]) => `    ${names.join('|')}) offered=${quote(offered)} ;;`);
  const known = places.filter(({ words }) => words.length > 0).map(({ words }) => quote(key(words)));
  return `# bash completion for wabactl
_wabactl() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local place='wabactl' nouns='' flags='' offered='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$place $word" in
      ${known.join('|')}) place="$place $word" ;;
    esac
  done
  case "$place" in
${cases.join('\n')}
  esac
  case "$previous" in
${values.join('\n')}
    ${freeValues(places).join('|')}) COMPREPLY=(); return ;;
    *) if [[ $current == -* ]]; then offered="$flags"; else offered="$nouns"; fi ;;
  esac
  COMPREPLY=($(compgen -W "$offered" -- "$current"))
}
complete -o default -F _wabactl wabactl
`;
}

/** Options whose value only the user knows. */
function freeValues(places: readonly Completable[]): string[] {
  const free = places
    .flatMap(({ options }) => options)
    .filter(({ takesValue, values }) => takesValue && !values.length);
  return [...new Set(free.flatMap(({ names }) => names))];
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
  const free = `    ${freeValues(places).join('|')}) _files; return ;;`;
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
${free}
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
