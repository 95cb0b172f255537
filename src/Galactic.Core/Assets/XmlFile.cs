using System.Xml;
using System.Xml.Linq;

namespace Galactic.Assets;

/// <summary>Reads XML files; external entities are never followed.</summary>
internal static class XmlFile
{
    /// <summary>The root element of a file.</summary>
    /// <exception cref="AssetException">The file is missing, is not well-formed, or has another root.</exception>
    public static XElement Root(string path, string name)
    {
        byte[] bytes = AssetFile.Read(path);
        XDocument document;
        try
        {
            using var stream = new MemoryStream(bytes, false);
            using XmlReader reader = XmlReader.Create(
                stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            document = XDocument.Load(reader);
        }
        catch (XmlException error)
        {
            throw new AssetException(path, $"line {error.LineNumber}", $"not well-formed XML: {error.Message}", error);
        }

        return document.Root is { } root && root.Name.LocalName == name
            ? root
            : throw new AssetException(path, "", $"expected a <{name}> element");
    }
}
