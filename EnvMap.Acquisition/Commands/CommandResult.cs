namespace EnvMap.Acquisition;

internal sealed record CommandResult(Command Command, int ExitCode, string Output, string Error)
{
    private const int ShownLines = 6;

    public bool Succeeded => ExitCode == 0;

    public string Describe()
    {
        var text = string.IsNullOrWhiteSpace(Error) ? Output : Error;
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return $"'{Command}' ended with exit code {ExitCode}{(lines.Length == 0 ? " and wrote nothing." : ":")}"
            + string.Concat(lines.TakeLast(ShownLines).Select(line => $"{Environment.NewLine}  {line}"));
    }
}
