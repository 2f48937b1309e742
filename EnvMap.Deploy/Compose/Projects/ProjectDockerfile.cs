using System.Text.Encodings.Web;
using EnvMap.Deploy.Compose.Running.Machines;

namespace EnvMap.Deploy.Compose.Projects;

/// <summary>The recipe of a project's image: what <c>dotnet publish</c> wrote, run by a user without rights.</summary>
internal static class ProjectDockerfile
{
    /// <summary>The folder, beside the recipe, that <c>dotnet publish</c> writes into.</summary>
    public const string PublishFolder = "app";

    /// <summary>The text of the recipe.</summary>
    /// <param name="projectFile">The project, relative to the folder of the recipe, with slashes.</param>
    /// <param name="assembly">The name of its assembly.</param>
    public static string Write(string projectFile, string assembly) => $"""
        # First, in this folder: dotnet publish {ShellWords.Join(projectFile)} --configuration Release --output {PublishFolder}
        FROM {ComposeDefaults.ProjectImage}
        WORKDIR /app
        COPY --chown={ComposeDefaults.ProjectUser} {PublishFolder} .
        USER {ComposeDefaults.ProjectUser}
        ENTRYPOINT ["dotnet", "{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(assembly)}.dll"]

        """.ReplaceLineEndings("\n");

    /// <summary>What Docker need not look at.</summary>
    public static string WriteIgnoreFile() => $"*\n!{PublishFolder}\n";
}
