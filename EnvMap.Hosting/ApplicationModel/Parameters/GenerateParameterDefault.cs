using Aspire.Hosting.Publishing;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Generates a random value.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    /// <summary>Gets or sets the least length; 22 by default, which with all 67 characters is more than 128 bits.</summary>
    public int MinLength { get; set; } = 22;

    /// <summary>Gets or sets whether lower-case letters are used.</summary>
    public bool Lower { get; set; } = true;

    /// <summary>Gets or sets the least number of lower-case letters.</summary>
    public int MinLower { get; set; }

    /// <summary>Gets or sets whether upper-case letters are used.</summary>
    public bool Upper { get; set; } = true;

    /// <summary>Gets or sets the least number of upper-case letters.</summary>
    public int MinUpper { get; set; }

    /// <summary>Gets or sets whether digits are used.</summary>
    public bool Numeric { get; set; } = true;

    /// <summary>Gets or sets the least number of digits.</summary>
    public int MinNumeric { get; set; }

    /// <summary>Gets or sets whether special characters are used.</summary>
    public bool Special { get; set; } = true;

    /// <summary>Gets or sets the least number of special characters.</summary>
    public int MinSpecial { get; set; }

    /// <inheritdoc/>
    public override string GetDefaultValue() => PasswordGenerator.Generate(this);

    /// <inheritdoc/>
    public override void WriteToManifest(ManifestPublishingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var writer = context.Writer;
        writer.WriteStartObject("generate");
        writer.WriteNumber("minLength", MinLength);
        foreach (var (name, allowed) in ((string, bool)[])[("lower", Lower), ("upper", Upper), ("numeric", Numeric), ("special", Special)])
        {
            if (!allowed)
            {
                writer.WriteBoolean(name, false);
            }
        }

        foreach (var (name, least) in ((string, int)[])[("minLower", MinLower), ("minUpper", MinUpper), ("minNumeric", MinNumeric), ("minSpecial", MinSpecial)])
        {
            if (least != 0)
            {
                writer.WriteNumber(name, least);
            }
        }

        writer.WriteEndObject();
    }
}
