namespace Galactic.Media;

/// <summary>A fixed 5 x 7 font of the printable ASCII characters.</summary>
internal static class BitmapFont
{
    /// <summary>Pixels of a glyph across.</summary>
    public const int Width = 5;

    /// <summary>Pixels of a glyph down.</summary>
    public const int Height = 7;

    /// <summary>Pixels from one character to the next.</summary>
    public const int Advance = 6;

    /// <summary>Pixels from one line to the next.</summary>
    public const int LineHeight = 9;

    private const char First = ' ';
    private const ulong Box = 0x7E318C63F;

    /// <summary>Bit row * 5 + column of a glyph is set where it has ink.</summary>
    private static readonly ulong[] Glyphs =
    [
        0x000000000, 0x100421084, 0x00000294A, 0x295F57D4A, 0x11F4717C4, 0x632222263, // space ! " # $ %
        0x593511526, 0x000001084, 0x208210888, 0x088842082, 0x009575480, 0x0084F9080, // & ' ( ) * +
        0x088400000, 0x0000F8000, 0x18C000000, 0x002222200, 0x3A33AE62E, 0x3884210C4, // , - . / 0 1
        0x7C226422E, 0x3A304111F, 0x211F4A988, 0x3A3083C3F, 0x3A317844C, 0x08422221F, // 2 3 4 5 6 7
        0x3A317462E, 0x1910F462E, 0x00C6018C0, 0x0886018C0, 0x208208888, 0x001F07C00, // 8 9 : ; < =
        0x088882082, 0x10044422E, 0x782DAF62E, 0x463F8C544, 0x3E317C62F, 0x3A210862E, // > ? @ A B C
        0x3E318C62F, 0x7C217843F, 0x04217843F, 0x7A31E862E, 0x4631FC631, 0x38842108E, // D E F G H I
        0x19284211C, 0x452519531, 0x7C2108421, 0x4631AD771, 0x4639ACE31, 0x3A318C62E, // J K L M N O
        0x04217C62F, 0x59358C62E, 0x45257C62F, 0x3E107043E, 0x10842109F, 0x3A318C631, // P Q R S T U
        0x11518C631, 0x4775AC631, 0x462A22A31, 0x108422A31, 0x7C222221F, 0x38421084E, // V W X Y Z [
        0x020820820, 0x39084210E, 0x000004544, 0x7C0000000, 0x000002082, 0x7A3E83800, // backslash ] ^ _ ` a
        0x3E319B421, 0x3A210B800, 0x7A31CDA10, 0x383F8B800, 0x084238A4C, 0x3A1E8C7C0, // b c d e f g
        0x46319B421, 0x388421804, 0x192843008, 0x24A32A421, 0x388421086, 0x4635AAC00, // h i j k l m
        0x46319B400, 0x3A318B800, 0x042F8BC00, 0x421E8F800, 0x04219B400, 0x3E0E0F800, // n o p q r s
        0x324211C42, 0x5B318C400, 0x11518C400, 0x2AB58C400, 0x454454400, 0x3A1E8C400, // t u v w x y
        0x7C4447C00, 0x208411088, 0x108421084, 0x088441082, 0x0008A8800, // z { | } ~
    ];

    /// <summary>The character has ink there; characters without a glyph are a box.</summary>
    public static bool IsSet(char character, int column, int row)
    {
        int index = character - First;
        ulong glyph = index >= 0 && index < Glyphs.Length ? Glyphs[index] : Box;
        return (glyph >> row * Width + column & 1) != 0;
    }
}
