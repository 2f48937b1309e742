using System.Diagnostics.CodeAnalysis;

namespace EnvMap.Catalog;

/// <summary>Names, aliases and columns of the environments.</summary>
public static class DeployEnvironments
{
    private static readonly Dictionary<string, DeployEnvironment> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Local"] = DeployEnvironment.Local,
        ["Development"] = DeployEnvironment.Local,
        ["Staging"] = DeployEnvironment.Staging,
        ["Production"] = DeployEnvironment.Production,
        ["Prod"] = DeployEnvironment.Production,
    };

    /// <summary>All environments, in the order of the columns.</summary>
    public static IReadOnlyList<DeployEnvironment> All { get; } = Enum.GetValues<DeployEnvironment>();

    /// <summary>Every accepted name, whatever its case.</summary>
    public static IReadOnlyCollection<string> Names => s_names.Keys;

    /// <summary>Reads a name or an alias (Development is Local, Prod is Production), whatever its case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DeployEnvironment environment)
    {
        environment = default;
        return text is not null && s_names.TryGetValue(text.Trim(), out environment);
    }

    /// <summary>Reads a name or an alias; any other text is a <see cref="FormatException"/> that lists the names.</summary>
    public static DeployEnvironment Parse(string text) => TryParse(text, out var environment)
        ? environment
        : throw new FormatException(
            $"'{text}' is no environment. Write one of {string.Join(", ", Names)}.{Suggestion.DidYouMean(text, Names)}");

    /// <summary>The heading of the environment's column: Local, Staging or Prod.</summary>
    public static string ToColumn(this DeployEnvironment environment) =>
        environment is DeployEnvironment.Production ? "Prod" : environment.ToString();

    /// <summary>The first part of a profile's name: local, staging or production.</summary>
    public static string ToSlug(this DeployEnvironment environment) => environment.ToString().ToLowerInvariant();
}
