"""``plnfolio completion``: what has a shell complete words of the command line with the Tab key."""

from __future__ import annotations

import os
from typing import Any

import click
from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
)

VARIABLE = "_PLNFOLIO_COMPLETE"
"""What a shell sets when it asks; click derives it from the name of the program."""

_HOW = {
    "bash": 'eval "$(plnfolio completion bash)"',
    "zsh": 'eval "$(plnfolio completion zsh)"',
    "fish": "plnfolio completion fish | source",
    "powershell": "plnfolio completion powershell | Out-String | Invoke-Expression",
}


class PowerShell(ShellComplete):
    """PowerShell, which click does not know: Windows’ own and PowerShell 7.

    It asks with all words of the command, a line each, and with the one that is being typed; where
    it is told nothing, it goes on with the names of files, as it does everywhere.
    """

    name = "powershell"
    source_template = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($typed, $command, $cursor)
    $words = $command.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursor }
    $texts = $words | ForEach-Object { if ($_.Value) { $_.Value } else { $_.Extent.Text } }
    $env:PLNFOLIO_WORDS = $texts -join "`n"
    $env:PLNFOLIO_TYPED = $typed
    $env:%(complete_var)s = "powershell_complete"
    try {
        & %(prog_name)s | ForEach-Object {
            $word, $help = $_ -split "`t", 2
            $shown = if ($word -match "\\s") { "'$word'" } else { $word }
            if (-not $help) { $help = $word }
            [System.Management.Automation.CompletionResult]::new(
                $shown, $word, "ParameterValue", $help)
        }
    } finally {
        Remove-Item Env:%(complete_var)s, Env:PLNFOLIO_WORDS, Env:PLNFOLIO_TYPED -ErrorAction Ignore
    }
}
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is being typed, and this."""
        typed = os.environ.get("PLNFOLIO_TYPED", "").strip("\"'")
        words = os.environ.get("PLNFOLIO_WORDS", "").splitlines()[1:]
        if typed and words:
            words.pop()
        return words, typed

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """A word and what it means; nothing for files, which PowerShell finds itself."""
        if item.type != "plain":
            return ""
        return f"{item.value}\t{' '.join((item.help or '').split())}"


add_completion_class(PowerShell)


@click.command(
    epilog="\b\nExamples:\n" + "\n".join(f"  {how}" for how in _HOW.values()),
)
@click.argument("shell", type=click.Choice(list(_HOW)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print what has a shell complete commands and options with the Tab key.

    Put the line for your shell, as below, into the file that it reads when it starts: ~/.bashrc,
    ~/.zshrc, ~/.config/fish/config.fish, or the file that $PROFILE names in PowerShell.
    """
    known = get_completion_class(shell)
    if known is None:  # pragma: no cover - click knows three of them, and the fourth is ours
        raise click.UsageError(f"nothing is known of {shell}")
    root = ctx.find_root()
    click.echo(known(root.command, {}, "plnfolio", VARIABLE).source())
