using Amazon;

namespace Aspire.Hosting.AWS;

/// <summary>The profile and region that AWS is reached with.</summary>
public interface IAWSSDKConfig
{
    /// <summary>Gets or sets the name of the credential profile; null for the default one.</summary>
    string? Profile { get; set; }

    /// <summary>Gets or sets the region; null for that of the profile.</summary>
    RegionEndpoint? Region { get; set; }

    /// <summary>Gets or sets whether credentials are tried out before use; this engine provisions nothing and never tries them.</summary>
    bool SDKValidationEnabled { get; set; }
}
