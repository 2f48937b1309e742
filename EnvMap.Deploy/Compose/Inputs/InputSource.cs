namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>Somebody who may have the value of an input.</summary>
/// <param name="Origin">Who that is.</param>
/// <param name="Find">Gives the value; null where there is none.</param>
internal sealed record InputSource(InputOrigin Origin, Func<InputKey, string?> Find);
