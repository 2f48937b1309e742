namespace EnvMap.Acquisition;

internal sealed record CommandResult(Command Command, int ExitCode, string Output, string Error)
{
    private const int FirstLines = 4;
    private const int LastLines = 4;

    public bool Succeeded => ExitCode == 0;

    public string Describe()
    {
        var text = string.IsNullOrWhiteSpace(Error) ? Output : Error;
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // npm names the cause first and the advice last, with a dumped object between them.
        var shown = lines.Length <= FirstLines + LastLines ? lines : [.. lines[..FirstLines], "…", .. lines[^LastLines..]];
        return $"'{Command}' ended with exit code {ExitCode}{(lines.Length == 0 ? " and wrote nothing." : ":")}"
            + string.Concat(shown.Select(line => $"{Environment.NewLine}  {line}"));
    }
}
