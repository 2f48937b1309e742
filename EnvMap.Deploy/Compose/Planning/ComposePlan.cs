using EnvMap.Catalog;
using EnvMap.Deploy.Compose.Inputs;
using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Compose.Projects;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>All that is to be written, but for the values of inputs.</summary>
internal sealed record ComposePlan
{
    public required ComposeFile File { get; init; }

    public required IReadOnlyList<PlannedVariable> Variables { get; init; }

    public required IReadOnlyCollection<SecretFile> Secrets { get; init; }

    /// <summary>The files that services are given as they are.</summary>
    public required IReadOnlyList<PlannedFile> Files { get; init; }

    /// <summary>The recipes of images, by their path below the output.</summary>
    public required IReadOnlyDictionary<string, string> Recipes { get; init; }

    /// <summary>The folders of others that images are built from.</summary>
    public required IReadOnlyList<BuildContext> BuildContexts { get; init; }

    /// <summary>Every form of every input, by the text of its placeholder.</summary>
    public required IReadOnlyDictionary<string, InputKey> Placeholders { get; init; }

    /// <summary>Every input, by its own name.</summary>
    public required IReadOnlyDictionary<string, PlannedInput> Inputs { get; init; }

    /// <summary>What is wrong, so that nothing is written.</summary>
    public required IReadOnlyList<CatalogProblem> Problems { get; init; }
}
