using EnvMap.Deploy.Compose.Inputs;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>A variable that the Compose file, or whoever publishes it, takes from <c>.env</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Comment">What it is for.</param>
/// <param name="Default">The value that it begins with; null where that is the value of an input.</param>
/// <param name="Input">The input; null where the variable is one of ours.</param>
internal sealed record PlannedVariable(string Name, string Comment, string? Default, InputKey? Input = null);
