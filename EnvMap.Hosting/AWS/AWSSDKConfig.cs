using Amazon;
using Aspire.Hosting.AWS;

namespace EnvMap.Hosting.AWS;

/// <inheritdoc/>
internal sealed class AWSSDKConfig : IAWSSDKConfig
{
    public string? Profile { get; set; }

    public RegionEndpoint? Region { get; set; }

    public bool SDKValidationEnabled { get; set; } = true;
}
