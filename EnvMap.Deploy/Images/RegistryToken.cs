using System.Text.Json.Serialization;

namespace EnvMap.Deploy.Images;

/// <summary>What whoever gives tokens for a registry answers, of which one is there.</summary>
/// <param name="Token">The token.</param>
/// <param name="AccessToken">The token, as OAuth calls it.</param>
internal sealed record RegistryToken(string? Token, [property: JsonPropertyName("access_token")] string? AccessToken);
