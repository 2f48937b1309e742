namespace EnvMap.Deploy.Compose.EnvFiles;

/// <summary>A variable of an .env file, or what stands between two.</summary>
/// <param name="Raw">As it stands in the file, with the end of its line.</param>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="Name">The name of the variable; null for blank lines and comments.</param>
/// <param name="Value">What Compose reads; null where that depends on other variables.</param>
internal sealed record EnvEntry(string Raw, int Line, string? Name = null, string? Value = null);
