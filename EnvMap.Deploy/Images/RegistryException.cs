namespace EnvMap.Deploy.Images;

/// <summary>A registry did not say what an image is.</summary>
public sealed class RegistryException(string message, Exception? innerException = null) : Exception(message, innerException);
