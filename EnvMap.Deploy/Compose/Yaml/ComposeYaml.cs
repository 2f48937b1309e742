using YamlDotNet.Core;

namespace EnvMap.Deploy.Compose.Yaml;

/// <summary>Writes a node as a file of its own.</summary>
internal static class ComposeYaml
{
    private static readonly EmitterSettings s_settings = EmitterSettings.Default.WithBestWidth(int.MaxValue).WithIndentedSequences().WithNewLine("\n");

    public static string Write(IComposeNode root)
    {
        using var text = new StringWriter();
        YamlMap.WriteDocument(new Emitter(text, s_settings), root);
        return text.ToString();
    }
}
