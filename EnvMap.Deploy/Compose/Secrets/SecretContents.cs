using System.Text;
using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Inputs;
using EnvMap.Deploy.Compose.Planning;

namespace EnvMap.Deploy.Compose.Secrets;

/// <summary>What stands in the secret files.</summary>
internal static class SecretContents
{
    /// <summary>Each file's content; a file that needs an input without a value is left out.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<SecretFile> files, InputValues values)
    {
        var contents = new Dictionary<string, string>();
        foreach (var file in files)
        {
            if ((file.Text is { } text ? values.Evaluate(text) : Variables(file, values)) is { } content)
            {
                contents.Add(file.Name, content);
            }
        }
        return contents;
    }

    private static string? Variables(SecretFile file, InputValues values)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in file.Variables)
        {
            if (values.Evaluate(value) is not { } known)
            {
                return null;
            }
            text.Append(name).Append('=').Append(EnvQuoting.Write(known)).Append('\n');
        }
        return text.ToString();
    }
}
