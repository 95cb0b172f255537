using System.Collections;
using System.Globalization;
using Galactic.Kernel.Figures;
using Galactic.Kernel.Formatting;
using Galactic.Kernel.Hosting;
using Microsoft.Data.Analysis;

namespace Galactic.Kernel;

/// <summary>Turns any value into what a notebook shows.</summary>
public static class Formatter
{
    /// <summary>
    /// The value in every form it has. A type decides itself by <see cref="IDisplayable"/> or by an attribute named
    /// TypeFormatterSourceAttribute (the convention of .NET Interactive); others show as text, tables or lists. A
    /// <see cref="DisplayHandle"/> is on screen already and gives an empty bundle. Never throws: a value whose own
    /// code fails shows the failure.
    /// </summary>
    public static MimeBundle Format(object? value)
    {
        try
        {
            return FormatOwn(value) ?? FormatBuiltIn(value!);
        }
        catch (Exception error) when (error is not (OutOfMemoryException or OperationCanceledException))
        {
            return Bundles.Text($"{value!.GetType()} could not be shown: {error.GetType().Name}: {error.Message}");
        }
    }

    /// <summary>Forms that need no look inside, or that the type brings along.</summary>
    private static MimeBundle? FormatOwn(object? value) => value switch
    {
        null => Bundles.Text("null"),
        MimeBundle bundle => bundle,
        DisplayHandle => Bundles.Empty,
        IDisplayable displayable => displayable.ToMimeBundle(),
        _ => ConventionFormatter.Format(value),
    };

    private static MimeBundle FormatBuiltIn(object value) => value switch
    {
        string text => Bundles.Text(text),
        Exception error => ExceptionView.Format(error),
        DataFrame frame => Table.From(frame).ToMimeBundle(),
        IFormattable number and not Enum when value.GetType().IsPrimitive || value is decimal or Half or Int128 =>
            Bundles.Text(number.ToString(null, CultureInfo.InvariantCulture)),
        IDictionary dictionary => TableReader.OfDictionary(dictionary).ToMimeBundle(),
        IEnumerable items => FormatItems(items),
        _ => TableReader.ShowsProperties(value.GetType())
            ? TableReader.OfProperties(value).ToMimeBundle()
            : Bundles.Text(ValueText.Of(value)),
    };

    private static MimeBundle FormatItems(IEnumerable items) =>
        TableReader.OfItems(items)?.ToMimeBundle() ?? Bundles.Text(ValueText.OfList(items, Table.MaxRows));
}
