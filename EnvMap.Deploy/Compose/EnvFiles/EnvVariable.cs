namespace EnvMap.Deploy.Compose.EnvFiles;

/// <summary>A variable that the Compose file needs.</summary>
/// <param name="Name">The name of the variable.</param>
/// <param name="Value">The value that it begins with; empty where somebody has to give one.</param>
/// <param name="Comment">What it is for, one line or more.</param>
/// <param name="IsSecret">Whether the value stands in no file that is committed.</param>
internal sealed record EnvVariable(string Name, string Value, string Comment, bool IsSecret = false);
