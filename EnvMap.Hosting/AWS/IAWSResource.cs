using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.AWS;

/// <summary>A resource that lives in AWS.</summary>
public interface IAWSResource : IResource
{
    /// <summary>Gets or sets the profile and region that the resource is reached with; null for the defaults of the machine.</summary>
    IAWSSDKConfig? AWSSDKConfig { get; set; }

    /// <summary>Gets or sets what ends when the resource is provisioned; null where nothing provisions it.</summary>
    TaskCompletionSource? ProvisioningTaskCompletionSource { get; set; }
}
