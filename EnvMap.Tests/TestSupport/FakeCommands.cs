namespace EnvMap.Tests.TestSupport;

/// <summary>A folder of shell scripts that stands before the real PATH, or instead of it.</summary>
internal sealed class FakeCommands(string folder)
{
    private string Log => Path.Combine(folder, "calls.log");

    public string SearchPath => folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");

    public int Calls(string name) => File.Exists(Log) ? File.ReadLines(Log).Count(line => line == name) : 0;

    public void Add(string name, string script)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, $"#!/bin/sh\necho {name} >> '{Log}'\n{script}\n");
        File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32("755", 8));
    }
}
