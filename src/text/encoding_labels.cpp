#include "text/encoding_labels.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace stemma::text {
namespace {

constexpr auto labels = std::to_array<EncodingLabel>({
    {"utf-8", "UTF-8", "UTF-8"},
    {"utf8", "UTF-8", "UTF-8"},
    {"unicode-1-1-utf-8", "UTF-8", "UTF-8"},
    {"ascii", "windows-1252", "windows-1252"},
    {"us-ascii", "windows-1252", "windows-1252"},
    {"iso-8859-1", "windows-1252", "windows-1252"},
    {"iso8859-1", "windows-1252", "windows-1252"},
    {"iso_8859-1", "windows-1252", "windows-1252"},
    {"latin1", "windows-1252", "windows-1252"},
    {"latin-1", "windows-1252", "windows-1252"},
    {"l1", "windows-1252", "windows-1252"},
    {"cp1252", "windows-1252", "windows-1252"},
    {"x-cp1252", "windows-1252", "windows-1252"},
    {"windows-1250", "windows-1250", "windows-1250"},
    {"cp1250", "windows-1250", "windows-1250"},
    {"windows-1251", "windows-1251", "windows-1251"},
    {"cp1251", "windows-1251", "windows-1251"},
    {"windows-1252", "windows-1252", "windows-1252"},
    {"windows-1253", "windows-1253", "windows-1253"},
    {"windows-1254", "windows-1254", "windows-1254"},
    {"windows-1255", "windows-1255", "windows-1255"},
    {"windows-1256", "windows-1256", "windows-1256"},
    {"windows-1257", "windows-1257", "windows-1257"},
    {"windows-1258", "windows-1258", "windows-1258"},
    {"windows-874", "windows-874", "windows-874-2000"},
    {"tis-620", "windows-874", "windows-874-2000"},
    {"iso-8859-11", "windows-874", "windows-874-2000"},
    {"iso-8859-2", "ISO-8859-2", "ISO-8859-2"},
    {"latin2", "ISO-8859-2", "ISO-8859-2"},
    {"iso-8859-3", "ISO-8859-3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4", "ISO-8859-4"},
    {"iso-8859-5", "ISO-8859-5", "ISO-8859-5"},
    {"iso-8859-6", "ISO-8859-6", "ISO-8859-6"},
    {"iso-8859-7", "ISO-8859-7", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8", "ISO-8859-8"},
    {"iso-8859-8-i", "ISO-8859-8", "ISO-8859-8"},
    {"iso-8859-9", "windows-1254", "windows-1254"},
    {"latin5", "windows-1254", "windows-1254"},
    {"iso-8859-10", "ISO-8859-10", "ISO-8859-10"},
    {"iso-8859-13", "ISO-8859-13", "ISO-8859-13"},
    {"iso-8859-14", "ISO-8859-14", "ISO-8859-14"},
    {"iso-8859-15", "ISO-8859-15", "ISO-8859-15"},
    {"koi8-r", "KOI8-R", "KOI8-R"},
    {"koi8-u", "KOI8-U", "KOI8-U"},
    {"ibm866", "IBM866", "IBM866"},
    {"cp866", "IBM866", "IBM866"},
    {"macintosh", "macintosh", "macintosh"},
    {"gb2312", "GB18030", "gb18030"},
    {"gbk", "GB18030", "gb18030"},
    {"gb18030", "GB18030", "gb18030"},
    {"x-gbk", "GB18030", "gb18030"},
    {"big5", "Big5", "Big5-HKSCS"},
    {"big5-hkscs", "Big5", "Big5-HKSCS"},
    {"euc-jp", "EUC-JP", "EUC-JP"},
    {"x-euc-jp", "EUC-JP", "EUC-JP"},
    {"iso-2022-jp", "ISO-2022-JP", "ISO-2022-JP"},
    {"shift_jis", "Shift_JIS", "windows-31j"},
    {"shift-jis", "Shift_JIS", "windows-31j"},
    {"sjis", "Shift_JIS", "windows-31j"},
    {"x-sjis", "Shift_JIS", "windows-31j"},
    {"windows-31j", "Shift_JIS", "windows-31j"},
    {"euc-kr", "EUC-KR", "windows-949"},
    {"ks_c_5601-1987", "EUC-KR", "windows-949"},
    {"windows-949", "EUC-KR", "windows-949"},
    {"utf-16", "UTF-16LE", "UTF-16LE"},
    {"utf-16le", "UTF-16LE", "UTF-16LE"},
    {"utf-16be", "UTF-16BE", "UTF-16BE"},
    {"utf-32", "UTF-32LE", "UTF-32LE"},
    {"utf-32le", "UTF-32LE", "UTF-32LE"},
    {"utf-32be", "UTF-32BE", "UTF-32BE"},
});

}  // namespace

const EncodingLabel* find_encoding_label(std::string_view label) {
    const std::string wanted = ascii_lower(trim(label));
    const auto* found = std::ranges::find(labels, std::string_view(wanted), &EncodingLabel::label);
    return found == labels.end() ? nullptr : found;
}

const EncodingLabel& utf8_label() { return labels.front(); }

const EncodingLabel& encoding_label_or_utf8(std::string_view label) {
    const EncodingLabel* found = find_encoding_label(label);
    return found != nullptr ? *found : utf8_label();
}

}  // namespace stemma::text
