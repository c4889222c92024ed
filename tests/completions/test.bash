#!/bin/bash
# Manual pages and completions, as the shells and roff read them.
#   tests/completions/test.bash TOOL...    on the PATH, dct-lint and dct-sample among them
set -euo pipefail

directory=$(mktemp -d)
trap 'rm -r "$directory"' EXIT
failures=0

fail() {
  printf 'FAILED: %s\n' "$*"
  failures=$((failures + 1))
}

have() {
  if command -v "$1" >"$directory/ignored"; then return 0; fi
  if [[ ${DCT_REQUIRE_MATERIAL:-OFF} == ON ]]; then
    fail "there is no $1 here"
  else
    printf 'SKIPPED: there is no %s here\n' "$1"
  fi
  return 1
}

# expect WHAT WANTED GOT
expect() {
  if [[ $2 != "$3" ]]; then fail "$1: wanted '$2', got '$3'"; fi
}

# The options of a tool or of a command of it, as --help shows them.
options_of() {
  "$@" --help | grep -oE '^  (-[A-Za-z],)?--[a-z-]+' | grep -oE -- '--[a-z-]+'
}

commands_of() {
  "$@" --help | sed -n '/^Subcommands:/,/^$/ s/^  \([a-z-]*\) .*/\1/p'
}

# --help and each page tell of the same options.
check_options() {
  local tool=$1 option
  for option in $(options_of "$@"); do
    grep -qF -- "\\fB${option//-/\\-}\\fR" "$directory/$tool.1" ||
      fail "$*: $option is not in the manual page"
    grep -qE -- "[ ']${option}[ ']" "$directory/$tool.bash" ||
      fail "$*: $option is not completed in bash"
    grep -qE -- "\\)?${option}[=[]" "$directory/$tool.zsh" ||
      fail "$*: $option is not completed in zsh"
    grep -qE -- " -l ${option#--} " "$directory/$tool.fish" ||
      fail "$*: $option is not completed in fish"
  done
}

for tool in "$@"; do
  "$tool" --man >"$directory/$tool.1"
  for shell in bash zsh fish; do
    "$tool" --completions "$shell" >"$directory/$tool.$shell"
  done
  [[ -n $(options_of "$tool") ]] || fail "$tool: --help shows no option"
  check_options "$tool"
  for command in $(commands_of "$tool"); do check_options "$tool" "$command"; done
  for option in man completions secret; do
    if grep -hv '^#' "$directory/$tool".* | grep -E -- "-$option\b"; then
      fail "$tool: the hidden option --$option is shown"
    fi
  done
done

# --- roff

if have groff; then
  for tool in "$@"; do
    warnings=$(groff -man -Tutf8 -ww -z "$directory/$tool.1" 2>&1)
    expect "warnings in $tool.1" '' "$warnings"
  done
  page=$(groff -man -Tascii -P-c -rLL=200n "$directory/dct-sample.1")
  for text in "'Quoted', \`ticked\`, \$HOME, [bracketed] 50%" \
    'Back\slash: and a colon' '.hidden begins with a dot' ".Shows: a [file]" \
    "dct-sample show --as 'a b'"; do
    grep -qF -- "$text" <<<"$page" || fail "not in the page as printed: $text"
  done
fi

# --- bash: the function that was registered, as <TAB> calls it

options_set=
# shellcheck disable=SC2317 # the completions call it
compopt() { options_set=$*; }

# complete_bash WORD...: the last one is to be completed
complete_bash() {
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  COMPREPLY=()
  options_set=
  local registered
  registered=$(complete -p "$1")
  registered=${registered#*-F }
  "${registered%% *}" "$1" "${COMP_WORDS[COMP_CWORD]}" \
    "${COMP_WORDS[COMP_CWORD - 1]}"
  completed="${COMPREPLY[*]}"
}

for tool in "$@"; do
  # shellcheck source=/dev/null
  . "$directory/$tool.bash"
done
complete_bash dct-lint --fo
expect 'dct-lint --fo<TAB>' '--format' "$completed"
complete_bash dct-lint --format ''
expect 'dct-lint --format <TAB>' \
  "$(dct-lint --help | sed -n 's/.*--format [A-Z]*:{\(.*\)}.*/\1/p' | tr , ' ')" \
  "$completed"
complete_bash dct-lint --color = al
expect 'dct-lint --color=al<TAB>' 'always' "$completed"
complete_bash dct-lint --color =
expect 'dct-lint --color=<TAB>' 'auto always never' "$completed"
complete_bash dct-lint --explain spfm-o
expect 'dct-lint --explain spfm-o<TAB>' 'spfm-over-txt' "$completed"
complete_bash dct-lint --ignore ttl,spfm-o
expect 'dct-lint --ignore ttl,spfm-o<TAB>' 'ttl,spfm-over-txt' "$completed"
complete_bash dct-lint --policy sam
expect 'dct-lint --policy sam<TAB>' ' -o default' "$completed $options_set"
complete_bash dct-lint --rules ''
expect 'dct-lint --rules <TAB>' ' -o dirnames' "$completed $options_set"
complete_bash dct-lint -q sam
expect 'dct-lint -q sam<TAB>' ' -o default' "$completed $options_set"
complete_bash dct-lint --jobs ''
expect 'dct-lint --jobs <TAB>' ' ' "$completed $options_set"
complete_bash dct-sample ''
expect 'dct-sample <TAB>' 'show keep' "$completed"
complete_bash dct-sample show --
expect 'dct-sample show --<TAB>' \
  '--help --exclude --files-from --allow-empty --as --rules' "$completed"
complete_bash dct-sample show --as f
expect 'dct-sample show --as f<TAB>' 'fancy' "$completed"
complete_bash dct-vet attest
expect 'dct-vet attest<TAB>' 'attest attested -o default' \
  "$completed $options_set"
complete_bash dct-vet attest --dec
expect 'dct-vet attest --dec<TAB>' '--decision --decisions' "$completed"
complete_bash dct-vet x.json attest --dec
expect 'dct-vet x.json attest --dec<TAB>' '--decisions' "$completed"
complete_bash dct-sample keep -d ''
expect 'dct-sample keep -d <TAB>' ' -o dirnames' "$completed $options_set"

# --- fish

# complete_fish TOOL LINE
complete_fish() {
  fish -c "source $directory/$1.fish; complete -C '$2'" | cut -f 1 | sort |
    tr '\n' ' '
}

if have fish; then
  expect 'fish: --fo<TAB>' '--format ' "$(complete_fish dct-lint 'dct-lint --fo')"
  expect 'fish: --color <TAB>' 'always auto never ' \
    "$(complete_fish dct-lint 'dct-lint --color ')"
  expect 'fish: --ignore ttl,spfm-o<TAB>' 'ttl,spfm-over-txt ' \
    "$(complete_fish dct-lint 'dct-lint --ignore ttl,spfm-o')"
  expect 'fish: dct-sample <TAB>' 'keep show ' \
    "$(complete_fish dct-sample 'dct-sample ')"
  expect 'fish: dct-vet attest --rev<TAB>' '--reviewer ' \
    "$(complete_fish dct-vet 'dct-vet attest --rev')"
  expect 'fish: dct-sample show --as <TAB>' 'fancy plain ' \
    "$(complete_fish dct-sample 'dct-sample show --as ')"
fi

# --- zsh: only that it can be read; completing needs a terminal there

if have zsh; then
  for tool in "$@"; do
    zsh -n "$directory/$tool.zsh" || fail "zsh does not read $tool.zsh"
  done
fi

exit $((failures > 0))
