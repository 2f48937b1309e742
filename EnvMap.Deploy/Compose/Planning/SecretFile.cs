using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>A file of the folder of secrets.</summary>
/// <param name="Name">Its name, which is that of the secret in the Compose file too.</param>
internal sealed record SecretFile(string Name)
{
    /// <summary>All that stands in it; null for a file of variables.</summary>
    public ResolvedText? Text { get; init; }

    /// <summary>The variables of a container that takes its secrets in no other way.</summary>
    public IReadOnlyDictionary<string, ResolvedText> Variables { get; init; } = new Dictionary<string, ResolvedText>();

    /// <summary>Whether containers see the file itself, and not only what is read from it.</summary>
    public bool IsMounted => Text is not null;
}
