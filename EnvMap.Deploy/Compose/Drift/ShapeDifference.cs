namespace EnvMap.Deploy.Compose.Drift;

/// <summary>One thing in which two shapes of a container differ; the values may be secret.</summary>
/// <param name="Aspect">In what.</param>
/// <param name="Item">Which part of that.</param>
/// <param name="Published">What was published; null where nothing was.</param>
/// <param name="Running">What runs; null where nothing does.</param>
/// <param name="IsHidden">Whether nobody is to see the values.</param>
internal sealed record ShapeDifference(DriftAspect Aspect, string Item, string? Published, string? Running, bool IsHidden);
