using System.Xml.Linq;

namespace Galactic.Assets;

/// <summary>Elements by their name without namespace: COLLADA files have one of several.</summary>
internal static class ColladaElements
{
    /// <summary>The first child of a name, or null.</summary>
    public static XElement? Of(this XElement parent, string name) =>
        parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    /// <summary>All children of a name.</summary>
    public static IEnumerable<XElement> All(this XElement parent, string name) =>
        parent.Elements().Where(e => e.Name.LocalName == name);
}
