using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EnvMap.Catalog.Queries;
using Microsoft.AspNetCore.Mvc;

namespace EnvMap.Api.Map;

/// <summary>Which part of the map is asked for; a parameter may be given several times, and then means any of its values.</summary>
public sealed record MapFilter
{
    /// <summary>Only these columns, by name or alias.</summary>
    [FromQuery(Name = "environment"), Description("Only these columns: Local, Staging, Production, or an alias.")]
    public string[]? Environment { get; init; }

    /// <summary>Only rows of these sections or groups.</summary>
    [FromQuery(Name = "section"), Description("Only rows of these sections or groups, by name or as a slug such as 'database'.")]
    public string[]? Section { get; init; }

    /// <summary>Only rows of these types.</summary>
    [FromQuery(Name = "type"), Description("Only rows of these types, such as 'Docker' or 'AWS'.")]
    public string[]? Type { get; init; }

    /// <summary>Only rows that have one of these marks in a column asked for.</summary>
    [FromQuery(Name = "status"), Description("Only rows with one of these marks: 'implemented', 'planned', 'not-implemented', or the mark itself.")]
    public string[]? Status { get; init; }

    /// <summary>Only rows whose cell names one of these phases.</summary>
    [FromQuery(Name = "phase"), Description("Only rows whose cell names one of these phases; 0 stands for what is in use today.")]
    public string[]? Phase { get; init; }

    /// <summary>Words that must all stand in the row.</summary>
    [FromQuery(Name = "q"), MaxLength(MapQuery.MaxTextLength), Description("Words that must all stand in the row's name, type, section, group or notes.")]
    public string? Q { get; init; }

    internal MapQueryText ToText() => new()
    {
        Environment = Environment ?? [],
        Section = Section ?? [],
        Type = Type ?? [],
        Status = Status ?? [],
        Phase = Phase ?? [],
        Text = Q,
    };
}
