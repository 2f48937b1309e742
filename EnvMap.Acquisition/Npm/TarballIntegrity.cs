using System.Security.Cryptography;

namespace EnvMap.Acquisition;

internal static class TarballIntegrity
{
    /// <summary>The checksum of a file as npm's lock files write it.</summary>
    public static async Task<string> ComputeAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return "sha512-" + Convert.ToBase64String(await SHA512.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
    }
}
