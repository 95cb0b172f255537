namespace Galactic.Media;

/// <summary>
/// Says which class formats a type in notebooks. Hosts look for an attribute of this name, whatever its namespace,
/// so a library needs no reference to any of them. The named class has a parameterless constructor and a method
/// <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>; each item has a property <c>string MimeType</c> and a
/// method <c>bool Format(object, TextWriter)</c> that returns false when it has nothing to say.
/// </summary>
/// <param name="formatterSourceType">The class that creates the formatters.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class that creates the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>MIME types to show, richest first; empty shows every form the formatters give.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
