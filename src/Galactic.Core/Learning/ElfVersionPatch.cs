using System.Buffers.Binary;
using System.Text;

namespace Galactic.Learning;

/// <summary>
/// Marks one symbol version that a 64-bit little-endian ELF library asks for as weak, so that the loader accepts
/// a system library without it.
/// </summary>
/// <remarks>
/// Only sound when no relocation refers to a symbol of that version. Reads what the loader reads (program headers
/// and the dynamic segment), not section headers, which may be stripped. Layouts: ELF gABI and the GNU symbol
/// versioning chapter of the LSB.
/// </remarks>
internal static class ElfVersionPatch
{
    private const int LoadSegment = 1;
    private const int DynamicSegment = 2;
    private const ulong StringTableTag = 5;
    private const ulong NeededVersionsTag = 0x6ffffffe;
    private const ulong NeededVersionsCountTag = 0x6fffffff;
    private const ushort WeakFlag = 2;
    private const int RecordSize = 16;

    /// <summary>Sets the weak flag of every needed version with the given name.</summary>
    /// <param name="elf">The whole file; changed in place, two bytes per entry.</param>
    /// <param name="version">Name of the version, for example "GLIBCXX_3.4.32".</param>
    /// <returns>Number of entries that were not weak before.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a 64-bit little-endian ELF file, or are
    /// damaged.</exception>
    public static int MarkWeak(Span<byte> elf, string version)
    {
        if (elf.Length < 64 || !elf[..6].SequenceEqual("\u007fELF\u0002\u0001"u8))
        {
            throw new InvalidDataException("Not a 64-bit little-endian ELF file.");
        }

        ulong needed = 0;
        ulong count = 0;
        ulong strings = 0;
        (int begin, int size) = FindDynamic(elf);
        for (int at = begin; at + 16 <= begin + size; at += 16)
        {
            ulong value = U64(elf, at + 8);
            switch (U64(elf, at))
            {
                case StringTableTag: strings = value; break;
                case NeededVersionsTag: needed = value; break;
                case NeededVersionsCountTag: count = value; break;
            }
        }

        return needed == 0 ? 0 : Patch(elf, FileOffset(elf, needed), FileOffset(elf, strings), count, version);
    }

    private static int Patch(Span<byte> elf, int at, int strings, ulong count, string version)
    {
        byte[] name = [.. Encoding.ASCII.GetBytes(version), 0];
        int changed = 0;
        for (ulong library = 0; library < count; library++)
        {
            int entry = at + (int)U32(elf, at + 8);
            int entries = U16(elf, at + 2);
            for (int i = 0; i < entries; i++)
            {
                ushort flags = U16(elf, entry + 4);
                ReadOnlySpan<byte> text = Slice(elf, strings + (int)U32(elf, entry + 8), 1, toEnd: true);
                if (text.StartsWith(name) && (flags & WeakFlag) == 0)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(elf[(entry + 4)..], (ushort)(flags | WeakFlag));
                    changed++;
                }

                entry = Next(entry, U32(elf, entry + 12), last: i == entries - 1);
            }

            at = Next(at, U32(elf, at + 12), last: library == count - 1);
        }

        return changed;
    }

    private static (int Begin, int Size) FindDynamic(ReadOnlySpan<byte> elf)
    {
        foreach (int header in Headers(elf))
        {
            if (U32(elf, header) == DynamicSegment)
            {
                int begin = checked((int)U64(elf, header + 8));
                int size = checked((int)U64(elf, header + 32));
                Slice(elf, begin, size, toEnd: false);
                return (begin, size);
            }
        }

        throw new InvalidDataException("The ELF file has no dynamic segment: it is not a shared library.");
    }

    private static int FileOffset(ReadOnlySpan<byte> elf, ulong address)
    {
        foreach (int header in Headers(elf))
        {
            ulong start = U64(elf, header + 16);
            if (U32(elf, header) == LoadSegment && address >= start && address - start < U64(elf, header + 32))
            {
                return checked((int)(U64(elf, header + 8) + (address - start)));
            }
        }

        throw new InvalidDataException($"No loaded segment of the ELF file holds address 0x{address:x}.");
    }

    private static List<int> Headers(ReadOnlySpan<byte> elf)
    {
        ulong begin = U64(elf, 32);
        int size = U16(elf, 54);
        int count = U16(elf, 56);
        if (size < 56 || begin > (ulong)elf.Length || begin + (ulong)(size * count) > (ulong)elf.Length)
        {
            throw new InvalidDataException("The program headers of the ELF file lie outside of it.");
        }

        return [.. Enumerable.Range(0, count).Select(i => (int)begin + i * size)];
    }

    private static int Next(int at, uint step, bool last) =>
        last || step >= RecordSize
            ? checked(at + (int)step)
            : throw new InvalidDataException("The version records of the ELF file do not advance.");

    private static ushort U16(ReadOnlySpan<byte> elf, int at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(Slice(elf, at, 2, toEnd: false));

    private static uint U32(ReadOnlySpan<byte> elf, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(Slice(elf, at, 4, toEnd: false));

    private static ulong U64(ReadOnlySpan<byte> elf, int at) =>
        BinaryPrimitives.ReadUInt64LittleEndian(Slice(elf, at, 8, toEnd: false));

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> elf, int at, int size, bool toEnd)
    {
        if (at < 0 || size < 0 || at > elf.Length - size)
        {
            throw new InvalidDataException($"The ELF file ends before offset {(long)at + size}.");
        }

        return toEnd ? elf[at..] : elf.Slice(at, size);
    }
}
