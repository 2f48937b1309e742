namespace EnvMap.Acquisition;

/// <summary>A .NET tool from the user's NuGet feeds.</summary>
public sealed class DotnetTool : ToolPackage
{
    private readonly string _id;
    private readonly string _version;

    /// <summary>Names the tool's package and its exact version.</summary>
    public DotnetTool(string id, string version, string? title = null)
        : base(title ?? $"{id} {version}")
    {
        _id = id;
        _version = version;
    }

    /// <inheritdoc/>
    public override string? UnavailableReason => null;

    internal override string FolderName => $"{_id.ToLowerInvariant()}-{_version}-{RuntimePlatform.Rid}";

    internal override string Cure =>
        "the .NET SDK must be on PATH and reach a NuGet feed that has the tool. Offline or behind a proxy, set feed and proxy as for any restore (nuget.config, HTTPS_PROXY).";

    internal override Task FetchAsync(ToolWorkspace workspace, CancellationToken cancellationToken) =>
        workspace.RunAsync(
            new Command("dotnet", ["tool", "install", _id, "--version", _version, "--tool-path", workspace.Directory])
            {
                Environment = new Dictionary<string, string> { ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_NOLOGO"] = "1" },
            },
            cancellationToken);
}
