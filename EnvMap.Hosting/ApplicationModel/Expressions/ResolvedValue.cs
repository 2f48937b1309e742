namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value as it is at run time, and whether a secret went into it.</summary>
internal readonly record struct ResolvedValue(string? Value, bool IsSensitive);
