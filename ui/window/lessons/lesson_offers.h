// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

class LessonControl;
class WelcomePage;

/// Shows the lessons on the page of the first start, with how far one has come in each whenever that changes, and opens the
/// one that is wanted.
void offerLessons(WelcomePage* page, LessonControl* lessons);

}  // namespace disentangle
