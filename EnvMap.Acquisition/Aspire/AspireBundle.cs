namespace EnvMap.Acquisition;

/// <summary>DCP and the Aspire dashboard, out of the Aspire CLI that npm serves.</summary>
public static class AspireBundle
{
    /// <summary>The Aspire version that is fetched.</summary>
    public const string Version = "13.5.4";

    internal const string DcpFolder = "dcp";
    internal const string ManagedFolder = "managed";

    /// <summary>The pinned package; unpacked it holds the folders dcp and managed.</summary>
    public static NpmPackage Package { get; } = new("aspire", $"Aspire {Version} (DCP and dashboard)", Tarballs)
    {
        CommandFolders = [DcpFolder, ManagedFolder],
        Prepare = PrepareAsync,
        Alternative = $"Install the Aspire CLI {InstalledAspireCli.MinimumVersion} or newer and run 'aspire setup', "
            + $"or set {AspireBundleLocator.DcpVariable} and {AspireBundleLocator.DashboardVariable}.",
    };

    /// <summary>The Aspire CLI for each platform, which carries the bundle in itself.</summary>
    internal static IReadOnlyDictionary<string, NpmTarball> Tarballs => new Dictionary<string, NpmTarball>
    {
        ["linux-x64"] = new(
            "@microsoft/aspire-cli-linux-x64",
            Version,
            "sha512-8PWeRHM1+QwQB2wxDnfPsimi3EW01r04b4DjX0jIDE78SlfJabwVfYArW/48vDzYvPzKSRye6DIPVAsCFoXjBA==",
            127_541_259),
    };

    /// <summary>The file name of DCP.</summary>
    internal static string DcpFile { get; } = OperatingSystem.IsWindows() ? "dcp.exe" : "dcp";

    /// <summary>The file name of the program that runs the dashboard.</summary>
    internal static string ManagedFile { get; } = OperatingSystem.IsWindows() ? "aspire-managed.exe" : "aspire-managed";

    internal static bool IsComplete(string directory) =>
        File.Exists(Path.Combine(directory, DcpFolder, DcpFile)) && File.Exists(Path.Combine(directory, ManagedFolder, ManagedFile));

    private static async Task PrepareAsync(ToolWorkspace workspace, CancellationToken cancellationToken)
    {
        // The CLI always extracts into ~/.aspire and then into --install-path: the same folder for both halves time and room.
        var home = Path.Combine(workspace.Scratch, "home");
        var install = Directory.CreateDirectory(Path.Combine(home, ".aspire")).FullName;
        var cli = Path.Combine(workspace.Directory, "bin");
        var setup = new Command(Path.Combine(cli, OperatingSystem.IsWindows() ? "aspire.exe" : "aspire"),
            ["setup", "--install-path", install, "--non-interactive", "--nologo"])
        {
            Environment = new Dictionary<string, string>
            {
                ["HOME"] = home,
                ["USERPROFILE"] = home,
                ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            },
        };

        // Its exit code is not to be trusted: at times it reports a failed layout validation of a complete bundle.
        var result = await workspace.TryRunAsync(setup, cancellationToken).ConfigureAwait(false);
        var versions = Path.Combine(install, "versions");
        var bundle = Directory.Exists(versions) ? Directory.EnumerateDirectories(versions).FirstOrDefault(IsComplete) : null;
        if (bundle is null)
        {
            throw workspace.Error($"no DCP and dashboard were extracted. {result.Describe()}", "see the message above; the extraction needs about 300 MB of room.");
        }

        Directory.Delete(cli, recursive: true);
        Directory.Move(Path.Combine(bundle, DcpFolder), Path.Combine(workspace.Directory, DcpFolder));
        Directory.Move(Path.Combine(bundle, ManagedFolder), Path.Combine(workspace.Directory, ManagedFolder));
    }
}
