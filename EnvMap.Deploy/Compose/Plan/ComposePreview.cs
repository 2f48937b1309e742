using System.Text;
using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Inputs;
using EnvMap.Deploy.Compose.Running;
using EnvMap.Deploy.Compose.Running.Machines;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>What a folder for Compose would hold, or holds; nothing is written.</summary>
public sealed record ComposePreview
{
    /// <summary>The folder, which need not be there.</summary>
    public required string Folder { get; init; }

    /// <summary>What is wrong; with an error among them there is nothing to preview.</summary>
    public IReadOnlyList<CatalogProblem> Problems { get; init; } = [];

    /// <summary>What is missing, so that nothing can be started: a sentence each, with the cure.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>The Compose file.</summary>
    internal string Text { get; init; } = "";

    /// <summary>The files that services are given, by their paths in the folder.</summary>
    internal IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>What is to stand in <c>.env</c>; nothing where it stands there.</summary>
    internal IReadOnlyList<EnvVariable> Variables { get; init; } = [];

    /// <summary>What the machine is to have of its own; null where it has it.</summary>
    internal MachineSettings? Settings { get; init; }

    /// <summary>What is to stand in the files of variables, by their names; nothing where it stands there.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> EnvFiles { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>From where to where the secrets would go; null where they stay.</summary>
    internal PlanChange? SecretsMove { get; init; }

    /// <summary>The services whose images are built from projects, of which the folder says nothing.</summary>
    internal IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>Whether all of it lies in the folder.</summary>
    internal bool IsWritten { get; init; }

    internal ComposeProject Project => ComposeProject.Parse(Folder, Text);

    /// <summary>What lies in a folder, or in the folder <c>compose</c> of it.</summary>
    /// <exception cref="DeploymentException">There is no Compose file.</exception>
    public static ComposePreview OfFolder(string folder)
    {
        var found = ComposeProject.Find(folder);
        return new ComposePreview
        {
            Folder = found,
            Text = File.ReadAllText(Path.Combine(found, ComposeProject.FileName)),
            Files = FolderArchive.FilesOf(found, ProfileDocument.FilesFolder).ToDictionary(file => Path.GetRelativePath(found, file).Replace('\\', '/'), File.ReadAllText),
            IsWritten = true,
        };
    }

    internal static ComposePreview Of(ComposeReading reading, Manifest manifest)
    {
        var (plan, values) = (reading.Plan, reading.Values);
        var (variables, environment) = (reading.Variables, reading.Environment);
        var secrets = reading.SecretFiles;
        var text = ComposeYaml.Write(plan.File);
        var mounted = ComposeProject.Parse(reading.Folder, text).Secrets;
        return new ComposePreview
        {
            Folder = reading.Folder,
            Open = [.. OpenInputs.In(plan, values, variables, environment)],
            Text = text,
            Files = plan.Files.ToDictionary(file => file.Path, file => values.Evaluate(file.Text) ?? ""),
            Variables = [.. variables.Select(variable => variable with { Value = environment.Find(variable.Name)?.Value ?? variable.Value })],
            EnvFiles = plan.Secrets.Where(file => !file.IsMounted).ToDictionary(
                file => file.Name,
                IReadOnlyDictionary<string, string> (file) => file.Variables.ToDictionary(variable => variable.Key, variable => values.Evaluate(variable.Value) ?? "")),
            Settings = MachineSettings.Of(
                EnvFileReader.Read(ComposeEnvironmentFile.FileName, reading.EnvironmentText).File,
                mounted.Where(secrets.ContainsKey).ToDictionary(name => name, name => MachineSettings.HashOf(Encoding.UTF8.GetBytes(secrets[name])))),
            SecretsMove = PlanWords.Move(reading.Secrets, secrets.Keys),
            Projects = [.. manifest.Resources.Values.OfType<ManifestProject>().Select(project => project.Name)],
        };
    }
}
