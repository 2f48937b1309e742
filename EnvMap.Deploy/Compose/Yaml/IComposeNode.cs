namespace EnvMap.Deploy.Compose.Yaml;

/// <summary>A mapping of a Compose file.</summary>
internal interface IComposeNode
{
    /// <summary>Writes its keys, in the order in which Compose files have them; what is null or empty is left out.</summary>
    void WriteTo(YamlMap yaml);
}
