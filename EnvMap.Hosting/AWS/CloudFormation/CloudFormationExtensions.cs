using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS.CloudFormation;
using EnvMap.Hosting.AWS.CloudFormation;

namespace Aspire.Hosting;

/// <summary>Declares CloudFormation stacks, which are published; this engine provisions none.</summary>
public static partial class CloudFormationExtensions
{
    /// <summary>Adds a stack that is made from a template.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="templatePath">The path of the template.</param>
    /// <param name="stackName">The name of the stack in AWS; by default that of the resource.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ICloudFormationTemplateResource> AddAWSCloudFormationTemplate(this IDistributedApplicationBuilder builder, [ResourceName] string name, string templatePath, string? stackName = null)
        => builder.AddStack(new CloudFormationTemplateResource(name, stackName ?? name, templatePath), "CloudFormationTemplate");

    /// <summary>Adds a stack that exists already.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="stackName">The name of the stack in AWS; by default that of the resource.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ICloudFormationStackResource> AddAWSCloudFormationStack(this IDistributedApplicationBuilder builder, [ResourceName] string name, string? stackName = null)
        => builder.AddStack(new CloudFormationStackResource(name, stackName ?? name), "CloudFormationStack");

    /// <summary>Sets a parameter of the template.</summary>
    /// <param name="builder">The builder of the stack.</param>
    /// <param name="parameterName">The name of the parameter.</param>
    /// <param name="parameterValue">The value.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ICloudFormationTemplateResource> WithParameter(this IResourceBuilder<ICloudFormationTemplateResource> builder, string parameterName, string parameterValue)
    {
        builder.Resource.AddParameter(parameterName, parameterValue);
        return builder;
    }

    /// <summary>Gives the stack a tag.</summary>
    /// <param name="builder">The builder of the stack.</param>
    /// <param name="tagKey">The key.</param>
    /// <param name="tagValue">The value.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ICloudFormationResource> WithTag(this IResourceBuilder<ICloudFormationResource> builder, string tagKey, string tagValue)
    {
        builder.Resource.Tags[tagKey] = tagValue;
        return builder;
    }

    /// <summary>Gets an output of the stack.</summary>
    /// <param name="builder">The builder of the stack.</param>
    /// <param name="name">The name of the output.</param>
    /// <returns>The output.</returns>
    public static StackOutputReference GetOutput(this IResourceBuilder<ICloudFormationResource> builder, string name)
        => new(name, builder.Resource);

    private static IResourceBuilder<T> AddStack<T>(this IDistributedApplicationBuilder builder, T stack, string type)
        where T : CloudFormationResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(stack)
            .WithInitialState(new() { ResourceType = type, Properties = [] })
            .WithManifestPublishingCallback(stack.WriteToManifest)
            .OnInitializeResource((_, e, _) => stack.RefuseToRunAsync(e));
    }
}
