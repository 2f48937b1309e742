namespace EnvMap.Deploy.Compose.Running.Machines;

/// <summary>What another machine has after a project was brought to it.</summary>
/// <param name="Differing">The names of the secrets that it had with other contents.</param>
/// <param name="Settings">Stands for its <c>.env</c>, but for the version, and for its secrets.</param>
/// <param name="Secrets">The hash of each secret that it has now, by its name.</param>
internal sealed record ReceivedProject(IReadOnlyList<string> Differing, string Settings, IReadOnlyDictionary<string, string> Secrets);
