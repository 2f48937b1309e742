using System.Xml;
using System.Xml.Linq;

namespace EnvMap.Deploy.Compose.Projects;

/// <summary>What a .NET project is called when it is built.</summary>
internal static class ProjectAssembly
{
    /// <summary>The name of the assembly: what the project file says, where it is there and says it outright; else the name of the file.</summary>
    public static string NameOf(string projectFile)
    {
        var name = Path.GetFileNameWithoutExtension(projectFile);
        // A manifest may name any file of the machine, also one that never ends.
        if (!Path.GetExtension(projectFile).EndsWith("proj", StringComparison.OrdinalIgnoreCase) || !File.Exists(projectFile))
        {
            return name;
        }
        try
        {
            using var stream = File.OpenRead(projectFile);
            var stated = XDocument.Load(stream).Descendants().LastOrDefault(element => element.Name.LocalName is "AssemblyName")?.Value.Trim();
            return string.IsNullOrEmpty(stated) || stated.Contains('$', StringComparison.Ordinal) ? name : stated;
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            // Whoever builds it says what is wrong with it.
            return name;
        }
    }
}
