namespace EnvMap.Tools.CiCd;

/// <summary>Says which file, for the repository itself, a row of the map stands for.</summary>
/// <param name="Row">The name of the row.</param>
/// <param name="Path">Where the file belongs, relative to the root of the repository, with slashes.</param>
/// <param name="Content">What stands in it.</param>
internal sealed record RepositoryFileAnnotation(string Row, string Path, string Content) : IResourceAnnotation;
