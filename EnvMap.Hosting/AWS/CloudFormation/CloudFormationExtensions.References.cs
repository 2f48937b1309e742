using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS;
using Aspire.Hosting.AWS.CloudFormation;
using EnvMap.Hosting.AWS;
using EnvMap.Hosting.AWS.CloudFormation;

namespace Aspire.Hosting;

public static partial class CloudFormationExtensions
{
    /// <summary>Sets the profile and region that the stack is reached with.</summary>
    /// <typeparam name="TDestination">The type of the stack.</typeparam>
    /// <param name="builder">The builder of the stack.</param>
    /// <param name="awsSdkConfig">The configuration.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IAWSSDKConfig awsSdkConfig)
        where TDestination : ICloudFormationResource
    {
        builder.Resource.AWSSDKConfig = awsSdkConfig;
        return builder;
    }

    /// <summary>Names the resource among those that use the stack, and has it wait for the stack.</summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="cloudFormationResourceBuilder">The builder of the stack.</param>
    /// <param name="configSection">The section of the configuration that a provisioned stack's outputs go to.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<ICloudFormationResource> cloudFormationResourceBuilder, string configSection = "AWS:Resources")
        where TDestination : IResourceWithEnvironment, IResourceWithWaitSupport
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(cloudFormationResourceBuilder);
        ArgumentNullException.ThrowIfNull(configSection);
        Link(cloudFormationResourceBuilder.Resource, builder.Resource);
        return builder.WaitFor(cloudFormationResourceBuilder).WithEnvironment(context => PutConfig(context, cloudFormationResourceBuilder.Resource));
    }

    /// <summary>Sets an environment variable to an output of a stack.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="stackOutputReference">The output.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, StackOutputReference stackOutputReference)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(stackOutputReference);
        Link(stackOutputReference.Resource, builder.Resource);
        return builder.WithEnvironment(context =>
        {
            PutConfig(context, stackOutputReference.Resource);
            context.EnvironmentVariables[name] = stackOutputReference;
        });
    }

    private static void Link(ICloudFormationResource stack, IResource user)
    {
        var reference = new CloudFormationReferenceAnnotation(user.Name);
        if (!stack.Annotations.Contains(reference))
        {
            stack.Annotations.Add(reference);
        }
    }

    private static void PutConfig(EnvironmentCallbackContext context, ICloudFormationResource stack)
    {
        if (context.ExecutionContext.IsRunMode)
        {
            AWSVariables.Put(context.EnvironmentVariables, stack.AWSSDKConfig, replace: false);
        }
    }
}
