using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EnvMap.Catalog.Profiles;

/// <summary>A profile's name, environment and phase: <c>staging-2</c>.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Phase">The phase.</param>
public readonly record struct ProfileName(DeployEnvironment Environment, Phase Phase)
{
    /// <summary>The phase that an environment has unless a setting says otherwise: 1 locally, 0 elsewhere.</summary>
    public static Phase DefaultPhase(DeployEnvironment environment) =>
        environment is DeployEnvironment.Local ? new Phase(1) : Phase.Today;

    /// <summary>The profiles that a map has: each environment in each phase that changes its column.</summary>
    public static IReadOnlyList<ProfileName> AllOf(EnvironmentMap map) =>
    [
        .. DeployEnvironments.All.SelectMany(map.PhasesOf, (environment, phase) => new ProfileName(environment, phase)),
    ];

    /// <summary>The profile that an environment and a phase mean: the last phase, up to that one, that changes the column.</summary>
    public static ProfileName Resolve(EnvironmentMap map, DeployEnvironment environment, Phase phase) =>
        new(environment, map.PhasesOf(environment).LastOrDefault(known => known <= phase));

    /// <summary>Reads <c>environment-phase</c>; the environment may be an alias, such as <c>development-1</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProfileName name)
    {
        name = default;
        if (text?.LastIndexOf('-') is not (> 0 and var dash)
            || !DeployEnvironments.TryParse(text[..dash], out var environment)
            || !int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var phase))
        {
            return false;
        }
        name = new ProfileName(environment, new Phase(phase));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Environment.ToSlug()}-{Phase.Number}";
}
