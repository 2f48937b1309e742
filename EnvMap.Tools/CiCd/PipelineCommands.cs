using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Tools.CiCd;

/// <summary>What every pipeline does: build, test, push the images, deploy. Its shell is a POSIX one in the root of the repository.</summary>
internal sealed class PipelineCommands(Profile profile)
{
    private const string Ecs = "ECS Fargate";
    private const string Cli = "dotnet run --project EnvMap.Cli --configuration Release --";

    /// <summary>The variable of the version: the tag of the images.</summary>
    public const string VersionVariable = "ENVMAP_VERSION";

    /// <summary>The variable of the machine that is deployed to, by ssh; empty for the machine of the pipeline itself.</summary>
    public const string HostVariable = "DEPLOY_HOST";

    public string Profile { get; } = profile.Name.ToString();

    public string Environment { get; } = profile.Name.Environment.ToSlug();

    public bool NeedsApproval { get; } = profile.Name.Environment is DeployEnvironment.Production;

    /// <summary>Whether the profile lives in AWS, so that whoever pushes and deploys must be let in there.</summary>
    public bool IsInAws { get; } = profile.Has(Ecs);

    public IReadOnlyList<string> Build { get; } = ["dotnet build --configuration Release"];

    public IReadOnlyList<string> Test { get; } = ["dotnet test --no-build --configuration Release"];

    /// <summary>Makes an image of each project, as the recipes say, and pushes those.</summary>
    public IReadOnlyList<string> Push { get; } =
    [
        $"{Cli} compose aspire-manifest/{profile.Name} --output deploy",
        "cd deploy/compose",
        "for folder in build/*/; do (cd \"$folder\" && sed -n 's/^# First, in this folder: //p' Dockerfile | sh -e) || exit 1; done",
        "docker compose build",
        "docker compose push",
    ];

    /// <summary>Lets the engine in at Docker Hub, where that keeps the images.</summary>
    public IReadOnlyList<string> LogIn { get; } = profile.Has("Docker Hub")
        ? ["printf '%s' \"$DOCKERHUB_TOKEN\" | docker login --username \"$DOCKERHUB_USERNAME\" --password-stdin"]
        : [];

    /// <summary>Deploys what was pushed to the machine that a variable names.</summary>
    public IReadOnlyList<string> DeployThere { get; } =
    [
        $": \"${{{HostVariable}:?Name the machine to deploy to, such as deploy@machine.example.org}}\"",
        $"{DeployFrom(PublishedFolder(profile))} --host \"${HostVariable}\"",
    ];

    /// <summary>Deploys what was pushed to the machine of the pipeline, or to where the profile lives.</summary>
    public IReadOnlyList<string> Deploy { get; } = profile.Has(Ecs) ? [DeployFrom(PublishedFolder(profile))] : [.. Keep(profile), DeployFrom(KeptFolder(profile))];

    /// <summary>Deploys what was pushed to the machine that a variable names, or to that of the pipeline where it is empty.</summary>
    public IReadOnlyList<string> DeployAnywhere { get; } =
        [.. profile.Has(Ecs) ? [] : Keep(profile), $"{DeployFrom(profile.Has(Ecs) ? PublishedFolder(profile) : KeptFolder(profile))} ${{{HostVariable}:+--host \"${HostVariable}\"}}"];

    // A checkout is cleaned or made anew by whoever runs pipelines; generated passwords and the versions to go back to are kept beside the Compose file.
    // What nobody has given a value yet is told, and ends the pipeline, before anything is started without it.
    private static string[] Keep(Profile profile) =>
    [
        $"{Cli} compose {PublishedFolder(profile)} --output {KeptFolder(profile)}",
        $"{Cli} inputs {PublishedFolder(profile)} --output {KeptFolder(profile)} --check",
    ];

    private static string PublishedFolder(Profile profile) => $"aspire-manifest/{profile.Name}";

    private static string KeptFolder(Profile profile) => $"\"$HOME/envmap/{profile.Name}\"";

    private static string DeployFrom(string folder) => $"{Cli} deploy {folder} --no-build --version \"${VersionVariable}\"";

    /// <summary>What stands above a file that is written here.</summary>
    public string Notice(string mark, string path) =>
        $"{mark} Written by EnvMap for {Profile}; it belongs at {path} in the root of the repository. Change the map and publish again.\n";
}
