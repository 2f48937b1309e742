using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS;

namespace EnvMap.Hosting.AWS;

/// <summary>The profile and region that a process was given.</summary>
internal sealed record SDKResourceAnnotation(IAWSSDKConfig SdkConfig) : IResourceAnnotation;
