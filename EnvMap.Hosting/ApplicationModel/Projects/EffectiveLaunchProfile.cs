using System.Text.Json;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The launch profile that a project is started with.</summary>
internal sealed record EffectiveLaunchProfile(string Name, LaunchProfile Profile)
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Finds it: the one asked for, or else the default where the project has it, or else the first that starts a process.</summary>
    /// <exception cref="DistributedApplicationException">The one asked for is missing, or the settings cannot be read.</exception>
    public static EffectiveLaunchProfile? Of(IResource resource)
    {
        if (resource.HasAnnotationOfType<ExcludeLaunchProfileAnnotation>() || Read(resource)?.Profiles is not { } profiles)
        {
            return null;
        }

        if (resource.TryGetLastAnnotation<LaunchProfileAnnotation>(out var asked))
        {
            return profiles.TryGetValue(asked.LaunchProfileName, out var named)
                ? named is null ? null : new(asked.LaunchProfileName, named)
                : throw new DistributedApplicationException($"Launch settings file does not contain '{asked.LaunchProfileName}' profile. It contains: {string.Join(", ", profiles.Keys)}.");
        }

        if (resource.TryGetLastAnnotation<DefaultLaunchProfileAnnotation>(out var @default) && profiles.TryGetValue(@default.LaunchProfileName, out var same) && same is not null)
        {
            return new(@default.LaunchProfileName, same);
        }

        return profiles.Where(p => p.Value is not null && StartsProcess(p.Value)).Select(p => new EffectiveLaunchProfile(p.Key, p.Value)).FirstOrDefault();
    }

    /// <summary>Reads the launch settings of a project; null where it has none.</summary>
    /// <exception cref="DistributedApplicationException">They cannot be read.</exception>
    public static LaunchSettings? ReadFile(string projectDirectory, string projectName)
    {
        var path = Path.Combine(projectDirectory, "Properties", "launchSettings.json");
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<LaunchSettings>(File.ReadAllText(path), s_json) : null;
        }
        catch (JsonException exception)
        {
            throw new DistributedApplicationException($"The launch settings of project resource '{projectName}' cannot be read: {path}({exception.LineNumber + 1}): {exception.Message}", exception);
        }
    }

    private static bool StartsProcess(LaunchProfile profile)
        => string.IsNullOrEmpty(profile.CommandName)
            || profile.CommandName.Equals("Project", StringComparison.OrdinalIgnoreCase)
            || profile.CommandName.Equals("Executable", StringComparison.OrdinalIgnoreCase);

    private static LaunchSettings? Read(IResource resource)
    {
        var metadata = resource.Annotations.OfType<IProjectMetadata>().Last();
        if (metadata.LaunchSettings is { } given)
        {
            return given;
        }

        if (!File.Exists(metadata.ProjectPath))
        {
            throw new DistributedApplicationException($"Project file '{metadata.ProjectPath}' was not found.");
        }

        return ReadFile(Path.GetDirectoryName(metadata.ProjectPath)!, resource.Name);
    }
}
