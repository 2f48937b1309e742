namespace EnvMap.Tests.TestSupport;

/// <summary>Asks the container engine what it has.</summary>
internal static class DockerCli
{
    /// <summary>The lines that a command prints.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(params string[] arguments)
    {
        await using var process = ChildProcess.Start("docker", arguments);
        var exitCode = await process.WaitForExitAsync();
        Assert.True(exitCode is 0, $"docker {string.Join(' ', arguments)} ended with {exitCode}:\n{process.Output}");
        return process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The networks that containers are in.</summary>
    public static Task<IReadOnlyList<string>> NetworksOfAsync(params IEnumerable<string> containers) =>
        LinesAsync(["inspect", "--format", "{{range .NetworkSettings.Networks}}{{println .NetworkID}}{{end}}", .. containers]);

    /// <summary>Removes volumes whose names begin so.</summary>
    public static async Task RemoveVolumesAsync(string prefix)
    {
        var volumes = await LinesAsync("volume", "ls", "--quiet", "--filter", $"name=^{prefix}");
        if (volumes.Count > 0)
        {
            await LinesAsync(["volume", "rm", .. volumes]);
        }
    }
}
