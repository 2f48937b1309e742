using Amazon;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS;
using EnvMap.Hosting.AWS;

namespace Aspire.Hosting;

/// <summary>Declares the profile and region that AWS is reached with.</summary>
public static class SDKResourceExtensions
{
    /// <summary>Makes a configuration for resources and processes to refer to.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <returns>The configuration.</returns>
    public static IAWSSDKConfig AddAWSSDKConfig(this IDistributedApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new AWSSDKConfig();
    }

    /// <summary>Sets the credential profile.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="profile">The name of the profile.</param>
    /// <returns>The same configuration.</returns>
    public static IAWSSDKConfig WithProfile(this IAWSSDKConfig config, string profile)
    {
        config.Profile = profile;
        return config;
    }

    /// <summary>Sets the region.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="region">The region.</param>
    /// <returns>The same configuration.</returns>
    public static IAWSSDKConfig WithRegion(this IAWSSDKConfig config, RegionEndpoint region)
    {
        config.Region = region;
        return config;
    }

    /// <summary>Sets the region.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="systemName">The name of the region, for example <c>us-west-2</c>.</param>
    /// <returns>The same configuration.</returns>
    public static IAWSSDKConfig WithRegion(this IAWSSDKConfig config, string systemName)
        => config.WithRegion(RegionEndpoint.GetBySystemName(systemName));

    /// <summary>Sets whether credentials are tried out before use.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="sdkValidationEnabled">Whether they are.</param>
    /// <returns>The same configuration.</returns>
    public static IAWSSDKConfig WithSdkValidation(this IAWSSDKConfig config, bool sdkValidationEnabled)
    {
        config.SDKValidationEnabled = sdkValidationEnabled;
        return config;
    }

    /// <summary>Tells a process of the profile and region when it runs; a manifest holds nothing of them.</summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="awsSdkConfig">The configuration.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IAWSSDKConfig awsSdkConfig)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(awsSdkConfig);
        return builder.WithAnnotation(new SDKResourceAnnotation(awsSdkConfig)).WithEnvironment(context =>
        {
            if (context.ExecutionContext.IsRunMode)
            {
                AWSVariables.Put(context.EnvironmentVariables, awsSdkConfig, replace: true);
            }
        });
    }
}
