using System.Buffers.Binary;
using Galactic.Learning;

namespace Galactic.Tests.Learning;

public sealed class ElfVersionPatchTests
{
    private const int FirstEntry = 0x110;
    private const int SecondEntry = 0x120;

    [Fact]
    public void Only_the_two_flag_bytes_of_the_named_version_change()
    {
        byte[] elf = Library();
        byte[] patched = [.. elf];

        Assert.Equal(1, ElfVersionPatch.MarkWeak(patched, "V_2"));
        Assert.Equal([SecondEntry + 4], Enumerable.Range(0, elf.Length).Where(i => elf[i] != patched[i]));
        Assert.Equal(2, patched[SecondEntry + 4]);
        Assert.Equal(0, patched[FirstEntry + 4]);
    }

    [Fact]
    public void A_second_time_there_is_nothing_left_to_do()
    {
        byte[] elf = Library();
        ElfVersionPatch.MarkWeak(elf, "V_2");
        Assert.Equal(0, ElfVersionPatch.MarkWeak(elf, "V_2"));
    }

    [Fact]
    public void A_version_that_only_begins_alike_is_left_alone()
    {
        Assert.Equal(0, ElfVersionPatch.MarkWeak(Library(), "V_"));
        Assert.Equal(0, ElfVersionPatch.MarkWeak(Library(), "V_22"));
    }

    [Fact]
    public void Cut_off_or_scrambled_files_never_do_worse_than_an_error()
    {
        byte[] elf = Library();
        for (int length = 0; length < elf.Length; length++)
        {
            Survives(elf[..length]);
        }

        for (int at = 0; at < elf.Length; at++)
        {
            foreach (byte value in (byte[])[0, 1, 0x7f, 0xff])
            {
                byte[] scrambled = [.. elf];
                scrambled[at] = value;
                Survives(scrambled);
            }
        }
    }

    [Fact]
    public void The_patched_copy_is_made_once_and_differs_from_the_original_in_one_byte()
    {
        string? shim = Directory.GetFiles(AppContext.BaseDirectory, "libLibTorchSharp.so", SearchOption.AllDirectories)
            .FirstOrDefault();
        Assert.SkipWhen(shim is null, "No Linux build of TorchSharp's native library lies beside the tests.");
        string cache = Directory.CreateTempSubdirectory("galactic-native").FullName;
        string first = TorchLibraries.PatchedCopy(shim, cache);
        DateTime written = File.GetLastWriteTimeUtc(first);
        string second = TorchLibraries.PatchedCopy(shim, cache);

        byte[] original = File.ReadAllBytes(shim);
        byte[] copy = File.ReadAllBytes(first);
        Assert.Equal(first, second);
        Assert.Equal(written, File.GetLastWriteTimeUtc(second));
        Assert.Equal(original.Length, copy.Length);
        Assert.Equal(1, original.Zip(copy).Count(b => b.First != b.Second));
        Assert.Single(Directory.GetFiles(cache));
        Directory.Delete(cache, recursive: true);
    }

    private static void Survives(byte[] elf)
    {
        try
        {
            ElfVersionPatch.MarkWeak(elf, "V_2");
        }
        catch (Exception exception) when (exception is InvalidDataException or OverflowException)
        {
            Assert.NotEmpty(exception.Message);
        }
    }

    /// <summary>A library that needs versions V_1 and V_2 of one other, loaded at 0x1000, by the ELF manual.</summary>
    private static byte[] Library()
    {
        byte[] elf = new byte[0x150];
        "\u007fELF\u0002\u0001\u0001"u8.CopyTo(elf);
        Put64(elf, 32, 64);                 // program headers follow the file header
        Put16(elf, 54, 56);
        Put16(elf, 56, 2);
        Segment(elf, 64, type: 1, offset: 0, address: 0x1000, size: 0x150);
        Segment(elf, 120, type: 2, offset: 0xB0, address: 0x10B0, size: 0x40);
        Put64(elf, 0xB0, 5);                // strings
        Put64(elf, 0xB8, 0x1130);
        Put64(elf, 0xC0, 0x6ffffffe);       // needed versions
        Put64(elf, 0xC8, 0x1100);
        Put64(elf, 0xD0, 0x6fffffff);       // of one library
        Put64(elf, 0xD8, 1);
        Put16(elf, 0x100, 1);
        Put16(elf, 0x102, 2);
        Put32(elf, 0x108, FirstEntry - 0x100);
        Put32(elf, FirstEntry + 8, 1);
        Put32(elf, FirstEntry + 12, 16);
        Put32(elf, SecondEntry + 8, 5);
        "\0V_1\0V_2\0"u8.CopyTo(elf.AsSpan(0x130));
        return elf;
    }

    private static void Segment(byte[] elf, int at, uint type, ulong offset, ulong address, ulong size)
    {
        Put32(elf, at, type);
        Put64(elf, at + 8, offset);
        Put64(elf, at + 16, address);
        Put64(elf, at + 32, size);
    }

    private static void Put16(byte[] elf, int at, ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(elf.AsSpan(at), value);

    private static void Put32(byte[] elf, int at, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(elf.AsSpan(at), value);

    private static void Put64(byte[] elf, int at, ulong value) =>
        BinaryPrimitives.WriteUInt64LittleEndian(elf.AsSpan(at), value);
}
