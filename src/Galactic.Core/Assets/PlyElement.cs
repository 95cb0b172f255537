namespace Galactic.Assets;

/// <summary>Encoding of PLY data.</summary>
internal enum PlyFormat
{
    Ascii,
    LittleEndian,
    BigEndian,
}

/// <summary>Number types of PLY.</summary>
internal enum PlyType
{
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Float,
    Double,
}

/// <summary>A table of a PLY file.</summary>
internal sealed record PlyElement(string Name, int Count, List<PlyProperty> Properties);

/// <summary>A column of a PLY table; a list if it has a count type.</summary>
internal sealed record PlyProperty(string Name, PlyType Type, PlyType? CountType);
