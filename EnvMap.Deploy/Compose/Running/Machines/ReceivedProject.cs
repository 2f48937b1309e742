namespace EnvMap.Deploy.Compose.Running.Machines;

/// <summary>What another machine has after a project was brought to it.</summary>
/// <param name="Differing">The names of the secrets that it had with other contents.</param>
/// <param name="Settings">What it has of its own now.</param>
internal sealed record ReceivedProject(IReadOnlyList<string> Differing, MachineSettings Settings);
